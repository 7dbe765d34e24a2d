export { default as channelGenerator } from './channel/generator.js';
export { default as eventGenerator } from './event/generator.js';
export { default as kpiGenerator } from './kpi/generator.js';
export { default as projectionGenerator } from './projection/generator.js';
