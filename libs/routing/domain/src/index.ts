export * from './errors';
export * from './queues';
export * from './agent/agent';
export * from './conversation/commands';
export * from './conversation/decide';
export * from './conversation/routed-conversation';
export * from './policy/assignment-policy';
export * from './policy/longest-idle.policy';
