export { RoutingModule } from './routing.module';
export { RoutingConfig } from './routing.config';
export { prepareRouting, routingProjections, ROUTING_SCHEMA } from './prepare';
