import { Controller } from '@nestjs/common';
import { WorksJobs, type ClaimedJob, type JobOutcome } from '@parley/platform/event-log';
import { APPLY_JOB, ArticleImports, READ_JOB, RELEASE_JOB } from './article-imports';

/** One import at a time: customers' messages come first. */
@Controller()
export class ImportJobs {
  constructor(private readonly imports: ArticleImports) {}

  @WorksJobs({ kind: READ_JOB, concurrency: 1 })
  read(job: ClaimedJob): Promise<JobOutcome> {
    return this.imports.read(job);
  }

  @WorksJobs({ kind: APPLY_JOB, concurrency: 1 })
  apply(job: ClaimedJob): Promise<JobOutcome> {
    return this.imports.applyNext(job);
  }

  @WorksJobs({ kind: RELEASE_JOB, concurrency: 1 })
  release(job: ClaimedJob): Promise<JobOutcome> {
    return this.imports.releaseNext(job);
  }
}
