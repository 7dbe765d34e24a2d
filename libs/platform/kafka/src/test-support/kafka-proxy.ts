import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Kafka, logLevel } from 'kafkajs';
import { RETRY } from '../kafka-connection';

const PRODUCE = 0;

/** A TCP proxy in front of a broker that can lose the response of a produce request, or refuse everybody. */
export class KafkaProxy {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private produceResponsesToLose = 0;
  private away = false;
  /** Produce responses lost so far. */
  lost = 0;

  private constructor(private readonly broker: { host: string; port: number }) {
    this.server = createServer((client) => this.accept(client));
  }

  static async start(address: string): Promise<KafkaProxy> {
    const [host = '', port] = address.split(':');
    const proxy = new KafkaProxy({ host, port: Number(port) });
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** A client whose every connection goes through the proxy, whatever the broker advertises. */
  client(): Kafka {
    const { port } = this.server.address() as AddressInfo;
    return new Kafka({
      clientId: 'proxied',
      brokers: [`127.0.0.1:${port}`],
      retry: RETRY,
      logLevel: logLevel.NOTHING,
      socketFactory: ({ onConnect }) => connect({ host: '127.0.0.1', port }, onConnect),
    });
  }

  loseProduceResponses(count: number): void {
    this.produceResponsesToLose = count;
  }

  /** Cuts every connection and takes no new one until `comeBack`. */
  goAway(): void {
    this.away = true;
    this.sockets.forEach((socket) => socket.destroy());
  }

  comeBack(): void {
    this.away = false;
  }

  async stop(): Promise<void> {
    this.goAway();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(client: Socket): void {
    if (this.away) {
      client.destroy();
      return;
    }
    const upstream = connect(this.broker);
    let losing: number | undefined;
    this.join(client, upstream);
    client.on('data', (chunk: Buffer) => {
      // kafkajs writes a request at a time: length, api key, api version, correlation id.
      if (this.produceResponsesToLose > 0 && chunk.length > 12 && chunk.readInt16BE(4) === PRODUCE) {
        this.produceResponsesToLose -= 1;
        losing = chunk.readInt32BE(8);
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (losing !== undefined && chunk.readInt32BE(4) === losing) {
        this.lost += 1;
        client.destroy();
      } else {
        client.write(chunk);
      }
    });
  }

  private join(client: Socket, upstream: Socket): void {
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
