export { ConnectorConfig } from './connector.config';
export { ConnectorModule } from './connector.module';
