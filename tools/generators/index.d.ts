import type { Tree } from '@nx/devkit';

type Generator<Options> = (tree: Tree, options: Options) => Promise<() => void>;

export const eventGenerator: Generator<{ context: string; name: string; description: string }>;
export const channelGenerator: Generator<{ name: string; outgoing?: 'vendor' | 'client' | 'polling' | 'topic' }>;
export const projectionGenerator: Generator<{ context: string; name: string; event: string }>;
export const kpiGenerator: Generator<{ name: string; unit: string; definition: string }>;
