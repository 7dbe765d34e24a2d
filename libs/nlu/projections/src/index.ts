export { intentCorrections } from './intent-corrections/intent-corrections.projection';
export { newestCorrections } from './intent-corrections/intent-corrections.queries';
