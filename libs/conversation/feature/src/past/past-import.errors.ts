import { ParleyError } from '@parley/contracts';
import type { PastImportStatus } from '@parley/conversation/adapters';

/** No import of this tenant has this id. */
export class PastImportNotFoundError extends ParleyError {
  constructor(importId: string) {
    super('CONVERSATION.IMPORT_NOT_FOUND', 'There is no such import', { details: { importId } });
  }
}

/** The import is not in a state in which this can be done. */
export class PastImportStateError extends ParleyError {
  constructor(importId: string, status: PastImportStatus) {
    super('CONVERSATION.IMPORT_STATE_NOT_ALLOWED', `An import that is ${status} does not allow this`, { details: { importId, importStatus: status } });
  }
}

/** Another file is being read: each takes memory, and customers come first. */
export class PastImportBusyError extends ParleyError {
  constructor() {
    super('CONVERSATION.IMPORT_UNAVAILABLE', 'Another file is being read; try again when it is done', { retriable: true });
  }
}
