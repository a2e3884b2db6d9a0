import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a file, and its name in the folder, outlast a power cut. */
export function makeDurable(file: string): void {
  syncPath(file, 'r+');
  syncFolder(dirname(file));
}

/** Makes the names in a folder outlast a power cut; Windows keeps them itself and cannot be asked. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder, 'r');
}

function syncPath(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
