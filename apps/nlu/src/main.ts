import 'reflect-metadata';
import { NLU_ENGINE, NluConfig, prepareNlu, rehearse, ReleaseFollower } from '@parley/nlu/feature';
import { loadConfig } from '@parley/platform/config';
import { EventServer } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';
import { AppModule } from './app.module';

/** How long an instance waits for the published libraries before it understands by what it has. */
const RELEASE_LIMIT_MS = 60_000;
/** A library's examples and its report. */
const BODY_LIMIT_BYTES = 1024 * 1024;

await runService({
  name: 'nlu',
  module: AppModule,
  config: () => loadConfig(NluConfig),
  migrate: prepareNlu,
  eventTransport: (app) => app.get(EventServer),
  bodyLimitBytes: BODY_LIMIT_BYTES,
  warmUp: async (app) => {
    await rehearse(app.get(NLU_ENGINE));
    await app.get(ReleaseFollower).start(RELEASE_LIMIT_MS);
  },
});
