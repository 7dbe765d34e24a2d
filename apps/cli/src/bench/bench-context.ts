import type { CommandContext } from '../command';
import type { Measurement } from './measurement';

export interface BenchSettings {
  /** A fifth of the sizes and times, for a first look. */
  readonly quick: boolean;
  readonly repeats: number;
  readonly warmSeconds: number;
  readonly sustainMinutes: number;
  readonly conversations: number;
  readonly port: number;
  readonly data: string;
}

/** What a part of the bench is given. */
export interface BenchContext {
  readonly settings: BenchSettings;
  readonly command: CommandContext;
  /** Reports a figure as soon as it is known. */
  readonly report: (measurement: Measurement) => void;
}

/** One subject of the bench. */
export interface BenchPart<Servers> {
  readonly name: string;
  readonly about: string;
  run(servers: Servers, context: BenchContext): Promise<void>;
}
