export { CALL_TIMEOUT_MS, nextStep, type ActionCall, type ActionConnector, type ActionFailure, type ActionResult, type NextStep } from './action';
