import { Module, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import {
  AccountDirectory, AttachmentStore, BLOB_STORE, ChannelRegistry, ControlStore, DeliveryStore, FolderBlobStore, GraphClient, IntakeReader,
  RatingStore, RepliesPublisher, ThreadStore, VisitorTokens,
} from '@parley/channel/adapters';
import { Database, LOG_CLIENT, LOG_WRITER, Outbox } from '@parley/platform/event-log';
import type { LogClient, LogWriter } from '@parley/platform/kafka';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { AttachmentRequests } from './attachments/attachment-requests';
import { AttachmentsController } from './attachments/attachments.controller';
import { FetchAttachmentWorker } from './attachments/fetch-attachment.worker';
import { DeliverRepliesWhenComposedConsumer } from './delivery/deliver-replies-when-composed.consumer';
import { DeliveryReports } from './delivery/delivery-reports';
import { OutgoingReplies } from './delivery/outgoing-replies';
import { SendReplyWorker } from './delivery/send-reply.worker';
import { GatewayStartup } from './gateway-startup';
import { MessageIntake } from './intake/message-intake';
import { IntegratorsController } from './integrators/integrators.controller';
import { NewReplies } from './integrators/new-replies';
import { BLOB_LIMIT_BYTES, CHANNEL_SETTINGS, type ChannelFeatureSettings } from './settings';
import { AnswerRatings } from './ratings/answer-ratings';
import { ThreadFeed } from './thread/thread-feed';
import { UpdateThreadWhenSomethingIsSaidConsumer } from './thread/update-thread-when-something-is-said.consumer';
import { TypingSignals } from './webchat/typing-signals';
import { WebchatServices } from './webchat/webchat-services';
import { WebchatSessionsController } from './webchat/webchat-sessions.controller';
import { WebchatGateway } from './webchat/webchat.gateway';
import { UnknownNumbers } from './whatsapp/unknown-numbers';
import { WhatsAppWebhookController } from './whatsapp/whatsapp-webhook.controller';

const stores: Provider[] = [
  AttachmentStore,
  ControlStore,
  ThreadStore,
  { provide: AccountDirectory, inject: [Database], useFactory: (database: Database) => new AccountDirectory(database) },
  { provide: DeliveryStore, inject: [Outbox], useFactory: (outbox: Outbox) => new DeliveryStore(outbox) },
  { provide: RatingStore, inject: [Outbox], useFactory: (outbox: Outbox) => new RatingStore(outbox) },
  { provide: RepliesPublisher, inject: [Outbox], useFactory: (outbox: Outbox) => new RepliesPublisher(outbox) },
];

const bySettings: Provider[] = [
  fromSettings(ChannelRegistry, (settings) => new ChannelRegistry(settings)),
  fromSettings(GraphClient, ({ whatsapp }) => new GraphClient(whatsapp)),
  fromSettings(VisitorTokens, ({ tokenSecret }) => new VisitorTokens(tokenSecret)),
  fromSettings(BLOB_STORE, ({ blobFolder }) => new FolderBlobStore(blobFolder, BLOB_LIMIT_BYTES)),
];

const intakeReader: Provider = {
  provide: IntakeReader,
  inject: [Database, LOG_CLIENT, LOG_WRITER, LOGGER],
  useFactory: (database: Database, log: LogClient, writer: LogWriter, logger: Logger) =>
    new IntakeReader({ database, log, writer, logger, onFatal: failProcess }),
};

/** The channel gateway: intake, delivery and threads of all channels. */
@Module({})
export class ChannelModule {
  /** @param settings provides the {@link ChannelFeatureSettings}, for example from the app's config. */
  static forRoot(settings: Pick<FactoryProvider<ChannelFeatureSettings>, 'inject' | 'useFactory'>): DynamicModule {
    return {
      module: ChannelModule,
      controllers: [
        AttachmentsController, DeliverRepliesWhenComposedConsumer, FetchAttachmentWorker, IntegratorsController, SendReplyWorker,
        UpdateThreadWhenSomethingIsSaidConsumer, WebchatSessionsController, WhatsAppWebhookController,
      ],
      providers: [
        { provide: CHANNEL_SETTINGS, ...settings },
        ...stores, ...bySettings, intakeReader,
        AnswerRatings, AttachmentRequests, DeliveryReports, GatewayStartup, MessageIntake, NewReplies, OutgoingReplies, ThreadFeed, TypingSignals,
        UnknownNumbers, WebchatGateway, WebchatServices,
      ],
    };
  }
}

function fromSettings<T>(provide: FactoryProvider<T>['provide'], make: (settings: ChannelFeatureSettings) => T): FactoryProvider<T> {
  return { provide, inject: [CHANNEL_SETTINGS], useFactory: make };
}

/** A reader that cannot go on ends the process, which is started again: as an exception that nobody catches. */
function failProcess(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
