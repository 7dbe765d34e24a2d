import { LibraryTables1760000300000, ReviewTables1760000310000 } from '@parley/nlu/adapters';

/** The service's own tables, on top of the runtime's. */
export const nluMigrations = [LibraryTables1760000300000, ReviewTables1760000310000];
