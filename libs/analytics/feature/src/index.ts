export { AnalyticsConfig } from './analytics.config';
export { AnalyticsModule, migrateAnalytics } from './analytics.module';
