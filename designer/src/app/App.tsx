import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { readToken, watchToken } from '../api/token.ts';
import { useLocale } from './locale.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { cssVariables, theme } from './theme.ts';

const SignIn = lazy(async () => ({ default: (await import('./SignIn.tsx')).SignIn }));

/** The whole designer: settings around either the sign-in or the screens. */
export function App() {
  const locale = useLocale();
  const signedIn = useSyncExternalStore(watchToken, readToken) !== null;
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: locale === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" limit={4} autoClose={5000} />
        <QueryClientProvider client={queryClient}>
          {signedIn ? (
            <RouterProvider router={router} />
          ) : (
            <Suspense>
              <SignIn />
            </Suspense>
          )}
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
