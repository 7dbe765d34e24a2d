import { Injectable } from '@nestjs/common';
import { Relay } from '@parley/platform/event-log';
import { RoutingDesk } from '@parley/routing/adapters';
import { Assigner } from '../queue/assigner';

/** The desk inside the service: after each act the relay sends its events and the assignment looks again. */
@Injectable()
export class Desk {
  constructor(
    private readonly desk: RoutingDesk,
    private readonly relay: Relay,
    private readonly assigner: Assigner,
  ) {}

  async do<T>(act: (desk: RoutingDesk) => Promise<T>): Promise<T> {
    const result = await act(this.desk);
    this.relay.nudge();
    this.assigner.nudge();
    return result;
  }
  /** What the desk knows, without an act. */
  read<T>(look: (desk: RoutingDesk) => Promise<T>): Promise<T> {
    return look(this.desk);
  }
}
