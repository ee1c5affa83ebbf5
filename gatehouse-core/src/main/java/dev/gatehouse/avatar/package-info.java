/**
 * The pictures of users: taken in quickly, made into {@link dev.gatehouse.avatar.Avatar#SIDES four
 * squares} by a background job, and kept in a {@link dev.gatehouse.spi.Bucket}.
 *
 * <pre>{@code
 * switch (gatehouse.avatars().upload(user.id(), content, client)) {
 *   case AvatarUpload.Accepted accepted -> ...     // made by avatars().processDue()
 * }
 * }</pre>
 */
@NullMarked
package dev.gatehouse.avatar;

import org.jspecify.annotations.NullMarked;
