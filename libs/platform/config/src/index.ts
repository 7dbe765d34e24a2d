export { ConfigError, type ConfigProblem } from './config.error';
export { FromEnv, type FromEnvOptions } from './from-env.decorator';
export { loadConfig } from './load-config';
export { LOG_LEVELS, ServiceConfig, type LogLevel } from './service-config';
