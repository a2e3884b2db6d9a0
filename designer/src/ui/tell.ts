import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useErrorText } from './error-text.ts';

/** Says in a corner of the screen that something worked, or why not. */
export function useTell(): { done(message: string): void; failed(error: unknown): void } {
  const errorText = useErrorText();
  return useMemo(
    () => ({
      done: (message) => void notifications.show({ message, color: 'teal', withBorder: true }),
      failed: (error) =>
        void notifications.show({ message: errorText(error), color: 'red', withBorder: true, autoClose: 9000, role: 'alert' }),
    }),
    [errorText],
  );
}
