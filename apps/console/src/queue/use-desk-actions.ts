import { useState } from 'react';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import type { QueueRow, WrapUp } from '../shared/api-types';
import { deskLink, goTo } from '../shared/use-route';

export interface DeskActions {
  /** Conversations with a request under way. */
  readonly busy: ReadonlySet<string>;
  readonly error: ApiError | undefined;
  readonly clearError: () => void;
  readonly claim: (conversationId: string) => Promise<void>;
  readonly accept: (row: QueueRow) => Promise<void>;
  readonly reject: (row: QueueRow) => Promise<void>;
  readonly release: (conversationId: string) => Promise<boolean>;
  /** Throws, so that the dialog shows why and keeps what was entered. */
  readonly resolve: (conversationId: string, wrapUp: WrapUp) => Promise<void>;
}

/** What an agent does with conversations; the desk follows by what the service pushes. */
export function useDeskActions(): DeskActions {
  const { api } = useSession();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<ApiError>();
  const path = (conversationId: string, act: string): string => `/api/routing/conversations/${encodeURIComponent(conversationId)}/${act}`;

  const run = async (conversationId: string, act: string, body?: object): Promise<boolean> => {
    setBusy((others) => new Set([...others, conversationId]));
    setError(undefined);
    try {
      await api.post<unknown>(path(conversationId, act), body);
      return true;
    } catch (problem) {
      setError(asApiError(problem));
      return false;
    } finally {
      setBusy((others) => new Set([...others].filter((other) => other !== conversationId)));
    }
  };
  const thenOpen = async (conversationId: string, done: Promise<boolean>): Promise<void> => {
    if (await done) goTo(deskLink(conversationId));
  };

  return {
    busy,
    error,
    clearError: () => setError(undefined),
    claim: (conversationId) => thenOpen(conversationId, run(conversationId, 'claim')),
    accept: ({ conversationId, offerId }) => thenOpen(conversationId, run(conversationId, 'offer/accept', { offerId })),
    reject: async ({ conversationId, offerId }) => {
      await run(conversationId, 'offer/reject', { offerId });
    },
    release: (conversationId) => run(conversationId, 'release'),
    resolve: async (conversationId, wrapUp) => {
      await api.post(path(conversationId, 'resolve'), { wrapUp });
    },
  };
}
