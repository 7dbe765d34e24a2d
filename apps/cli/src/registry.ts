import type { Command } from './command';
import { adoptCluster } from './adopt-cluster/adopt-cluster.command';
import { bench } from './bench/bench.command';
import { chaos } from './chaos/chaos.command';
import { demo } from './demo/demo.command';
import { evaluate } from './eval/eval.command';
import { importConversations } from './import-conversations/import-conversations.command';
import { parked } from './parked/parked.command';
import { rebuild } from './rebuild/rebuild.command';
import { release } from './release/release.command';
import { republish } from './republish/republish.command';
import { restoreLedger } from './restore-ledger/restore-ledger.command';
import { verify } from './verify/verify.command';

/** Every command. A new one is a folder and a line here. */
export const commands: readonly Command[] = [demo, verify, evaluate, chaos, bench, parked, release, republish, restoreLedger, adoptCluster, rebuild, importConversations];
