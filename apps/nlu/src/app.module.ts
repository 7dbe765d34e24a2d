import { Module } from '@nestjs/common';
import { NluModule } from '@parley/nlu/feature';

@Module({ imports: [NluModule] })
export class AppModule {}
