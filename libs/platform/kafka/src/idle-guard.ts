import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/**
 * kafkajs arms a timer after every answer to look at its pending requests, and arms it again when it fires, with a
 * negative delay: a wake-up per millisecond for as long as the process lives (6 % of a core while idle). The check
 * matters only while something is pending: a new request looks at the throttle itself before it is sent.
 *
 * Importing this module applies the guard to every connection of the process, once.
 */
const scheduleCheck = RequestQueue.prototype.scheduleCheckPendingRequests;

RequestQueue.prototype.scheduleCheckPendingRequests = function guarded(this: RequestQueue): void {
  if (this.pending.length > 0) scheduleCheck.call(this);
};
