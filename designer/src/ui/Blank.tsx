import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface BlankProps {
  readonly title: string;
  readonly text?: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** What stands where there is nothing to show: one sentence and the way on. */
export function Blank({ title, text, icon, children, role = 'status' }: BlankProps) {
  return (
    <Stack align="center" justify="center" gap={12} p={32} mih={240} flex={1} role={role}>
      {icon}
      <Title order={2} ta="center">
        {title}
      </Title>
      {text ? (
        <Text c="dimmed" ta="center" maw={420} size="sm">
          {text}
        </Text>
      ) : null}
      {children}
    </Stack>
  );
}
