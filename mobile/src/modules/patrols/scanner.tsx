import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A reader of codes, where the browser has one. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;
const detectorClass = (): DetectorClass | null => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector ?? null;

/** Whether this browser reads codes by the camera; elsewhere the letters of the sign are typed. */
export const canScan = (): boolean => detectorClass() !== null && Boolean(navigator.mediaDevices?.getUserMedia);

/** The camera, until it has read a code. Nothing is recorded, and the camera is off as soon as this is gone. */
export const Scanner = ({ onRead, onFailed }: { onRead: (text: string) => void; onFailed: () => void }) => {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const told = useRef({ onRead, onFailed });
  told.current = { onRead, onFailed };
  useEffect(() => {
    let here = true;
    let stream: MediaStream | null = null;
    const look = async (): Promise<void> => {
      const Known = detectorClass();
      const screen = video.current;
      if (!Known || !screen) return told.current.onFailed();
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (!here) return stop();
      screen.srcObject = stream;
      await screen.play();
      setReady(true);
      const detector = new Known({ formats: ['qr_code'] });
      while (here) {
        const [found] = await detector.detect(screen);
        if (found && here) return told.current.onRead(found.rawValue);
        await new Promise((next) => requestAnimationFrame(next));
      }
    };
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    look().catch(() => here && told.current.onFailed());
    return () => {
      here = false;
      stop();
    };
  }, []);
  return (
    <figure className="scanner">
      <video ref={video} muted playsInline aria-label={t('patrols.camera')} />
      <figcaption className="small soft">{t(ready ? 'patrols.aim' : 'patrols.opening')}</figcaption>
    </figure>
  );
};
