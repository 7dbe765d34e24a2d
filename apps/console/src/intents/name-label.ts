import type { Translate } from '../i18n/i18n';
import { NO_INTENT } from './intents-types';

/** An intent's name is shown as it is; texts of none have a name in the interface's language. */
export const nameLabel = (t: Translate, name: string): string => (name === NO_INTENT ? t('in.none') : name);
