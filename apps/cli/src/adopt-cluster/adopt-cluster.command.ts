import { UsageError, type Command } from '../command';
import { dataFolder, serverAddresses } from '../shared/addresses';
import { flag, text } from '../shared/options';
import { adoptSchemas } from './adopt-schemas';

export const adoptCluster: Command = {
  usage: 'adopt-cluster',
  summary: 'Take a new Kafka cluster in the place of a lost one: every service forgets the old one and reads from the beginning. The services must be stopped.',
  options: [
    { flags: '--yes', description: 'the old cluster is lost for good: forget every position in it' },
    { flags: '--data <folder>', description: 'data folder of the instance; PARLEY_DATA or .parley unless told' },
  ],
  examples: ['adopt-cluster --yes'],
  async run(_args, options, { env, repository, print }) {
    if (!flag(options, 'yes')) {
      throw new UsageError(
        'adopt-cluster forgets the Kafka cluster that the services know, with every position in it; it is for a cluster that replaces a lost one. ' +
          'When that is what you want, type adopt-cluster --yes.',
      );
    }
    const { postgresAdminUrl } = serverAddresses(env, dataFolder(env, repository, text(options, 'data')));
    const services = await adoptSchemas(postgresAdminUrl);
    for (const { service, positions } of services) print(`${service}: ${positions} positions forgotten`);
    print('The services belong to the cluster that they find at their next start. Start them, then republish every ledger.');
    return { json: { services }, ok: true };
  },
};
