import {
  ArticleTables1760000200000, EditingTables1760000210000, LearningDismissals1760000230000, LearningTables1760000220000, LearningVerdicts1760000240000,
  RecentTurns1760000250000,
} from '@parley/knowledge/adapters';

/** The service's own tables, on top of the runtime's. */
export const knowledgeMigrations = [
  ArticleTables1760000200000, EditingTables1760000210000, LearningTables1760000220000, LearningDismissals1760000230000, LearningVerdicts1760000240000,
  RecentTurns1760000250000,
];
