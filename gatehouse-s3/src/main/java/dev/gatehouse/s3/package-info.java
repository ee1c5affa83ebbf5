/** Files in an S3 bucket, or in anything that speaks like one. */
@NullMarked
package dev.gatehouse.s3;

import org.jspecify.annotations.NullMarked;
