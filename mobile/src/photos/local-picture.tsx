import { useEffect, useState } from 'react';

/** Shows a photo that lies on this device. */
export const LocalPicture = ({ blob, alt }: { blob: Blob; alt: string }) => {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url ? <img src={url} alt={alt} /> : null;
};
