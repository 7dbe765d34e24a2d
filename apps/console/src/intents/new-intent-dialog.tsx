import { useState, type FormEvent } from 'react';
import { useLanguage } from '../i18n/language';
import { Dialog } from '../shared/dialog';
import { nameProblem } from './library-content';
import { NameField } from './name-field';

interface Props {
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onCreate: (name: string) => void;
}

export function NewIntentDialog({ taken, onClose, onCreate }: Props) {
  const { t } = useLanguage();
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (nameProblem(name, taken) === undefined) onCreate(name);
  };
  return (
    <Dialog title={t('in.new')} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <NameField label={t('in.name')} name={name} taken={taken} onChange={setName} />
        <div className="actions actions-end">
          <button type="button" className="button" onClick={onClose}>{t('common.cancel')}</button>
          <button type="submit" className="button button-primary" disabled={nameProblem(name, taken) !== undefined}>{t('in.create')}</button>
        </div>
      </form>
    </Dialog>
  );
}
