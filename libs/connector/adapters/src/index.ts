export { OrderLookupConnector } from './orders/order-lookup.connector';
