import { Module } from '@nestjs/common';
import { ConversationModule } from '@parley/conversation/feature';

@Module({ imports: [ConversationModule] })
export class AppModule {}
