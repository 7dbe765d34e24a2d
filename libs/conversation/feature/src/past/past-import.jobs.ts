import { Controller } from '@nestjs/common';
import { WorksJobs, type ClaimedJob, type JobOutcome } from '@parley/platform/event-log';
import { APPLY_PAST_JOB, PastImports } from './past-imports';

/** One part at a time: customers' messages come first. */
@Controller()
export class PastImportJobs {
  constructor(private readonly imports: PastImports) {}

  @WorksJobs({ kind: APPLY_PAST_JOB, concurrency: 1 })
  apply(job: ClaimedJob): Promise<JobOutcome> {
    return this.imports.applyNext(job);
  }
}
