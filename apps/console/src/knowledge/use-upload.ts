import { useState, type FormEvent } from 'react';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { goTo } from '../shared/use-route';

interface Upload {
  readonly file: File | undefined;
  readonly setFile: (file: File | undefined) => void;
  readonly busy: boolean;
  readonly error: ApiError | undefined;
  readonly submit: (event: FormEvent) => void;
}

/** Sends the chosen file, and goes on to the page of the import that the service made of it. */
export function useUpload(pathOf: (file: File) => string, linkOf: (importId: string) => string): Upload {
  const { api } = useSession();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const send = async (chosen: File): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const { importId } = await api.upload<{ importId: string }>(pathOf(chosen), chosen);
      goTo(linkOf(importId));
    } catch (problem) {
      setError(asApiError(problem));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (file) void send(file);
  };
  return { file, setFile, busy, error, submit };
}
