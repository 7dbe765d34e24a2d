import { Module } from '@nestjs/common';
import { RoutingModule } from '@parley/routing/feature';

@Module({ imports: [RoutingModule] })
export class AppModule {}
