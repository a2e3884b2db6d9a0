import type { Locale } from '@orderloom/shared/base';
import type { Command } from 'commander';
import { findSecretKey, givenKey, nextSecretKey, useNextSecretKey, WrongKey } from '../secrets/index.ts';
import { holdFolder, openStore } from '../store/index.ts';
import { dataFolder, existingDatabase, told } from './open-data.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface Options {
  readonly data?: string;
  readonly locale?: string;
}

/** Adds `rekey`, which needs the folder for itself. */
export function addRekey(program: Command, terminal: Terminal): void {
  program
    .command('rekey')
    .description('seals all stored credentials with a new key: of ORDERLOOM_NEW_KEY where ORDERLOOM_KEY is set, else a new secret.key')
    .option('--data <folder>', 'data folder')
    .option('--locale <zh|en>', 'language')
    .action(({ data, locale: asked }: Options) => {
      const locale = localeOf(terminal, asked);
      const folder = dataFolder(terminal, data);
      const path = existingDatabase(folder);
      const release = told(terminal, folder, () => holdFolder(folder), locale);
      try {
        const sealed = terminal.environment.ORDERLOOM_KEY ? withGivenKeys(terminal, path, locale) : withKeptKey(terminal, folder, path);
        terminal.out({ zh: `已用新密钥重新加密 ${sealed} 处凭证`, en: `sealed ${sealed} credentials with the new key` }[locale]);
      } finally {
        release();
      }
    });
}

function withGivenKeys(terminal: Terminal, path: string, locale: Locale): number {
  const { ORDERLOOM_KEY: old = '', ORDERLOOM_NEW_KEY: next } = terminal.environment;
  if (!next) throw new CommandError({ zh: '请在 ORDERLOOM_NEW_KEY 里给出新密钥', en: 'give the new key in ORDERLOOM_NEW_KEY' }[locale]);
  const sealed = told(terminal, path, () => reseal(path, givenKey(old, 'ORDERLOOM_KEY'), givenKey(next, 'ORDERLOOM_NEW_KEY')));
  terminal.say({ zh: '下次启动前，请把 ORDERLOOM_KEY 换成新密钥', en: 'set ORDERLOOM_KEY to the new key before the next start' }[locale]);
  return sealed;
}

/** May be interrupted anywhere: the next key is on disk before anything is sealed with it, and the command can be given again. */
function withKeptKey(terminal: Terminal, folder: string, path: string): number {
  return told(terminal, path, () => {
    const { key } = findSecretKey(folder, undefined);
    const next = nextSecretKey(folder);
    const sealed = reseal(path, opens(path, next) ? next : key, next);
    useNextSecretKey(folder);
    return sealed;
  });
}

function reseal(path: string, key: Uint8Array, next: Uint8Array): number {
  const store = openStore({ path, key, now: Date.now });
  try {
    return store.secrets.reseal(next);
  } finally {
    store.close();
  }
}

function opens(path: string, key: Uint8Array): boolean {
  try {
    openStore({ path, key, now: Date.now }).close();
    return true;
  } catch (error) {
    if (error instanceof WrongKey) return false;
    throw error;
  }
}
