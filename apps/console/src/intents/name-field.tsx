import { useId } from 'react';
import { useLanguage } from '../i18n/language';
import { nameProblem } from './library-content';

interface Props {
  readonly label: string;
  readonly name: string;
  readonly taken: readonly string[];
  readonly onChange: (name: string) => void;
  readonly autoFocus?: boolean;
}

/** A name of an intent, with what is wrong about it as soon as something is. */
export function NameField({ label, name, taken, onChange, autoFocus = false }: Props) {
  const { t } = useLanguage();
  const hint = useId();
  const problem = name === '' ? undefined : nameProblem(name, taken);
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="text" value={name} maxLength={64} autoFocus={autoFocus} autoCapitalize="none" spellCheck={false} aria-invalid={problem !== undefined} aria-describedby={hint}
        onChange={({ target }) => onChange(target.value)}
      />
      <small id={hint} className={problem ? 'bad' : 'muted'}>{t(problem ? `in.name.${problem}` : 'in.nameHint')}</small>
    </label>
  );
}
