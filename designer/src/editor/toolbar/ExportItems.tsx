import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportFlow } from '../../api/queries.ts';
import { exportFormats } from '../../flows/export-formats.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useTell } from '../../ui/tell.ts';
import { useSaver } from '../save/index.ts';

/** One line for each format; what is unsaved is saved first, so that the file is what is on the screen. */
export function ExportItems({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation('flows');
  const tell = useTell();
  const saver = useSaver();
  const download = async (format: string) => {
    await saver.saveNow();
    const file = await exportFlow(flowId, format);
    saveFile(file.name, file.text);
  };
  return exportFormats.map(({ format, text }) => (
    <Menu.Item key={format} leftSection={<IconDownload size={15} />} onClick={() => void download(format).catch(tell.failed)}>
      {t(text)}
    </Menu.Item>
  ));
}
