/**
 * Asks a broker whether its group coordinator works, with the two smallest requests of Kafka's protocol. An open port is not
 * enough: right after a start the coordinator is still loading. No client library, because this runs before anything else does.
 */
import { connect } from 'node:net';

const findCoordinatorKey = 10;
const heartbeatKey = 12;
const unknownMember = 25; // the answer to a stranger's heartbeat from a coordinator that has loaded
const probe = 'parley-launcher-probe';

/** @param {string} text */
function protocolString(text) {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/**
 * @param {number} apiKey
 * @param {Buffer[]} body
 */
export function requestFrame(apiKey, ...body) {
  const header = Buffer.alloc(8);
  header.writeInt16BE(apiKey, 0);
  const content = Buffer.concat([header, protocolString(probe), ...body]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/**
 * @param {string} host
 * @param {number} port
 * @param {Buffer} request
 * @returns {Promise<number>} the error code, which stands first in the body of both answers
 */
function errorCodeOf(host, port, request) {
  return new Promise((answered, failed) => {
    const socket = connect({ host, port });
    let received = Buffer.alloc(0);
    socket.setTimeout(2_000, () => socket.destroy(new Error('the broker does not answer')));
    socket.once('connect', () => socket.write(request));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 10) return;
      answered(received.readInt16BE(8));
      socket.destroy();
    });
    socket.once('error', failed);
    socket.once('close', () => failed(new Error('the broker closed the connection')));
  });
}

/**
 * @param {string} host
 * @param {number} port
 */
export async function coordinatorIsReady(host, port) {
  if ((await errorCodeOf(host, port, requestFrame(findCoordinatorKey, protocolString(probe)))) !== 0) return false;
  const generation = Buffer.alloc(4);
  const code = await errorCodeOf(
    host,
    port,
    requestFrame(heartbeatKey, protocolString(probe), generation, protocolString(probe)),
  );
  return code === unknownMember || code === 0;
}
