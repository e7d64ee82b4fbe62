import { z } from 'zod';
import { fileEndpoint } from '../kernel/endpoint.ts';
import { point } from '../kernel/values.ts';
import { limits } from './lifecycle.ts';
import { photo } from './photo.ts';
import { accuracy } from './placing.ts';

/** Answer of an upload. `point` is where the photo was taken, told once to its uploader and not kept. */
export const uploadedPhoto = photo.extend({
  point: point.nullable(),
  accuracy: accuracy.nullable().default(null).describe('of the point, as the camera tells it; null when it does not'),
});
export type UploadedPhoto = z.infer<typeof uploadedPhoto>;

export const uploadPhoto = fileEndpoint({
  method: 'POST',
  path: '/api/files',
  access: 'session',
  summary: 'Uploads a photo for a report or an act that names it within a day; it is written anew without its metadata',
  takes: { field: 'photo', bytes: limits.photoBytesMax, types: ['image/jpeg', 'image/png', 'image/webp'] },
  gives: 'application/json',
  answer: uploadedPhoto,
  status: 201,
  errors: [
    'request.too_many',
    'server.disk_full',
    'file.too_large',
    'file.not_an_image',
    'file.heic',
    'file.other_kind',
    'file.too_many_pixels',
    'file.unreadable',
    'file.metadata_not_removed',
  ],
});

const photoId = z.object({ id: z.string().max(100) });
export const getPhoto = fileEndpoint({
  method: 'GET',
  path: '/api/files/:id',
  access: 'session',
  summary: 'A photo, for whoever sees its case',
  params: photoId,
  gives: 'image/jpeg',
  errors: ['file.not_found'],
});
export const getThumbnail = fileEndpoint({
  method: 'GET',
  path: '/api/files/:id/thumbnail',
  access: 'session',
  summary: 'The same photo, 320 pixels high and wide',
  params: photoId,
  gives: 'image/jpeg',
  errors: ['file.not_found'],
});
