import { Module } from '@nestjs/common';
import { KnowledgeModule } from '@parley/knowledge/feature';

@Module({ imports: [KnowledgeModule] })
export class AppModule {}
