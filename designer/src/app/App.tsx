import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { askWhoIsSignedIn } from '../api/session.ts';
import { readSignedIn, watchSignedIn } from '../api/signed-in.ts';
import { Failure } from '../ui/Failure.tsx';
import { useLocale } from './locale.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { cssVariables, theme } from './theme.ts';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));
const SignIn = lazy(async () => ({ default: (await import('./SignIn.tsx')).SignIn }));
const SetUp = lazy(async () => ({ default: (await import('../access/SetUp.tsx')).SetUp }));

const setUpPath = '/set-up';

/** The whole designer: settings around either the sign-in or the screens. */
export function App() {
  const locale = useLocale();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: locale === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
        <Suspense>
          <Notifications position="bottom-right" limit={4} autoClose={5000} />
        </Suspense>
        <QueryClientProvider client={queryClient}>
          <Suspense>
            <Entrance />
          </Suspense>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

/** Lets in whoever is signed in; asks the others who they are. */
function Entrance() {
  const state = useSyncExternalStore(watchSignedIn, readSignedIn);
  const [fault, setFault] = useState<unknown>(null);
  const [settingUp, setSettingUp] = useState(window.location.pathname === setUpPath);
  const ask = () => {
    setFault(null);
    askWhoIsSignedIn().catch(setFault);
  };
  useEffect(ask, []);
  if (settingUp) return <SetUp onDone={() => setSettingUp(false)} />;
  if (fault !== null) return <Failure error={fault} onRetry={ask} />;
  switch (state.type) {
    case 'in':
      return <RouterProvider router={router} />;
    case 'out':
      return <SignIn needsSetUp={state.needsSetUp} />;
    case 'unknown':
      return null;
  }
}
