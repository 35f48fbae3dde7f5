terraform import rancher2_user.jane u-abcde
