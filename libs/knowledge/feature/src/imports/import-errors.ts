import { ParleyError } from '@parley/contracts';
import type { ImportStatus } from '@parley/knowledge/adapters';

/** No import of this tenant has this id. */
export class ImportNotFoundError extends ParleyError {
  constructor(importId: string) {
    super('KNOWLEDGE.IMPORT_NOT_FOUND', 'There is no such import', { details: { importId } });
  }
}

/** The import is not in a state in which this can be done. */
export class ImportStateError extends ParleyError {
  constructor(importId: string, status: ImportStatus) {
    super('KNOWLEDGE.IMPORT_STATE_NOT_ALLOWED', `An import that is ${status} does not allow this`, { details: { importId, importStatus: status } });
  }
}

/** Only an administrator may publish without a review. */
export class UnreviewedImportError extends ParleyError {
  constructor() {
    super('KNOWLEDGE.UNREVIEWED_IMPORT_FORBIDDEN', 'Only an administrator may publish an import without a review; import it as drafts or for review');
  }
}
