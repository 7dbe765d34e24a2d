import { contractOf, ParleyError } from '@parley/contracts';
import type { GlossaryEvent, LibraryEvent } from '@parley/nlu/domain';
import type { NewEvent } from '@parley/platform/event-log';

/** An event of the domain with its contract. @throws ParleyError `NLU.NO_CONTRACT` when the catalogue lacks it */
export function toNewEvent({ id, type, data, time, tenant, subjectid }: LibraryEvent | GlossaryEvent): NewEvent {
  const contract = contractOf(type);
  if (!contract) throw new ParleyError('NLU.NO_CONTRACT', `${type} has no contract`);
  return { contract, id, data, time, tenant, subjectid };
}
